// Brings a fresh clone to where every script can run: packages, the pinned Node and, with --browser, Chromium and PHP.
// Runs under any Node >= 16, before anything is installed, so it is plain CommonJS without dependencies.
'use strict';
const { spawnSync } = require('child_process');
const crypto = require('crypto');
const fs = require('fs');
const path = require('path');

const root = path.join(__dirname, '..');
const windows = process.platform === 'win32';

function fail(message) {
  console.error(message);
  process.exit(1);
}

function installPackages() {
  const stamp = path.join(root, 'node_modules', '.install-stamp');
  const lock = fs.readFileSync(path.join(root, 'package-lock.json'));
  const want = crypto
    .createHash('sha256')
    .update(lock)
    .update(process.platform + process.arch)
    .digest('hex');
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === want) return;
  console.log('Installing packages (once) ...');
  const started = Date.now();
  const flags = ['ci', '--ignore-scripts', '--loglevel=error', '--no-audit', '--no-fund'];
  const npm = spawnSync('npm', flags, { cwd: root, stdio: 'inherit', shell: windows });
  if (npm.status !== 0) fail('npm ci failed. Mend the error above and run the command again.');
  fs.writeFileSync(stamp, want);
  console.log('Packages ready in ' + ((Date.now() - started) / 1000).toFixed(1) + ' s');
}

function requireNode24() {
  require('./link-node.cjs')(root);
  const local = path.join(root, 'node_modules', '.bin', windows ? 'node.cmd' : 'node');
  const version = fs.existsSync(local)
    ? spawnSync(local, ['-p', 'process.versions.node'], { encoding: 'utf8', shell: windows }).stdout.trim()
    : process.versions.node;
  if (Number((version || '0').split('.')[0]) >= 24) return;
  fail('Node.js 24 or newer is needed and this machine runs ' + (version || process.versions.node) + '.');
}

installPackages();
requireNode24();
if (process.argv.includes('--browser')) {
  require('./find-chromium.cjs').installIfMissing();
  require('./find-php.cjs').installIfMissing();
}
