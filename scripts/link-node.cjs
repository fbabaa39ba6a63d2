// Gives every npm script the pinned Node. npm 10 drops node_modules/.bin/node when two optional
// packages share a bin name; the bootstrap calls this too, so --ignore-scripts skips nothing.
'use strict';
const fs = require('fs');
const path = require('path');

module.exports = function linkNode(root) {
  if (process.platform !== 'linux') return;
  const bin = path.join(root, 'node_modules', '.bin', 'node');
  const target = path.join('..', 'node-linux-' + process.arch, 'bin', 'node');
  if (fs.existsSync(bin)) return;
  if (!fs.existsSync(path.join(path.dirname(bin), target))) return;
  fs.mkdirSync(path.dirname(bin), { recursive: true });
  try {
    fs.unlinkSync(bin); // a link whose target is gone does not "exist", yet is in the way
  } catch {}
  fs.symlinkSync(target, bin);
};

if (require.main === module) module.exports(path.join(__dirname, '..'));
