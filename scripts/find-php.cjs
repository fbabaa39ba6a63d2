// Finds PHP for the tests that run the examples of the panel API, or installs Debian's php-cli where apt can.
'use strict';
const { spawnSync } = require('child_process');
const fs = require('fs');

const candidates = [process.env.PHP_PATH, '/usr/bin/php', '/usr/local/bin/php', '/opt/homebrew/bin/php'];

/** The path of PHP on this machine, or undefined. */
function findPhp() {
  return candidates.find((path) => path && fs.existsSync(path));
}

/** Whether this machine could have it by `installIfMissing`. */
function canInstallPhp() {
  const root = process.getuid && process.getuid() === 0;
  return Boolean(root) && fs.existsSync('/usr/bin/apt-get');
}

function run(command, args) {
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}

function installIfMissing() {
  if (findPhp()) return;
  console.log('Installing PHP for the examples of the panel API (once) ...');
  const ready = canInstallPhp() && run('apt-get', ['update', '-qq']);
  if (ready) run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'php-cli']);
  if (findPhp()) return;
  console.error('No PHP found. Install php-cli, or set PHP_PATH to it: the PHP examples are not run without it.');
}

module.exports = { canInstallPhp, findPhp, installIfMissing };
