import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { projectRoot } from './bootstrap.mjs';

/**
 * A Chromium for the browser tests: the one ASSAY_CHROMIUM names, else the system's, else Playwright's own,
 * else one that is installed now in the way this platform allows; null when there is none.
 */
export function findOrInstallBrowser() {
  const named = process.env.ASSAY_CHROMIUM;
  if (named) return existsSync(named) ? named : null;
  return findBrowser() ?? installBrowser();
}

const systemBrowsers = {
  linux: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
};

function findBrowser() {
  const places = (process.env.PATH ?? '').split(path.delimiter);
  for (const name of systemBrowsers[process.platform] ?? []) {
    const candidates = path.isAbsolute(name)
      ? [name]
      : places.map((place) => path.join(place, name));
    const found = candidates.find((candidate) => existsSync(candidate));
    if (found) return found;
  }
  return playwrightBrowser();
}

function playwrightBrowser() {
  const require = createRequire(path.join(projectRoot, 'apps/web/package.json'));
  const executable = require('@playwright/test').chromium.executablePath();
  return executable && existsSync(executable) ? executable : null;
}

/** Debian's package where we may install one; elsewhere Playwright's download. */
function installBrowser() {
  process.stderr.write('No browser found; installing Chromium …\n');
  const mayUseApt = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (mayUseApt) {
    const quiet = {
      stdio: ['ignore', 'ignore', 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    };
    spawnSync('apt-get', ['update', '-q'], quiet);
    spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], quiet);
  } else {
    const cli = path.join(projectRoot, 'node_modules/@playwright/test/cli.js');
    spawnSync(process.execPath, [cli, 'install', 'chromium'], {
      stdio: ['ignore', 2, 2],
      timeout: 300_000,
    });
  }
  return findBrowser();
}
