// Finds a Chromium for the browser tests, or installs one: Debian's package where apt can, else Playwright's download.
'use strict';
const { spawnSync } = require('child_process');
const fs = require('fs');

const candidates = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

function playwrightChromium() {
  try {
    return require('playwright-core').chromium.executablePath();
  } catch {
    return undefined;
  }
}

/** The path of a Chromium on this machine, or undefined. */
function findChromium() {
  return [...candidates, playwrightChromium()].find((path) => path && fs.existsSync(path));
}

function run(command, args) {
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}

function installIfMissing() {
  if (findChromium()) return;
  console.log('Installing Chromium for the browser tests (once) ...');
  const root = process.getuid && process.getuid() === 0;
  const apt = root && run('apt-get', ['update', '-qq']);
  const debian = apt && run('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-color-emoji']);
  if (!debian) run('npx', ['playwright-core', 'install', 'chromium']);
  if (findChromium()) return;
  console.error('No Chromium found. Install one and set CHROMIUM_PATH to it; the browser tests need it.');
}

module.exports = { findChromium, installIfMissing };
