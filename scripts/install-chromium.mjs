// Makes sure that the end-to-end tests have a Chromium: takes the installed one, else installs Debian's package
// where this process may, else fails with one sentence. It never skips. So too with the fonts of the pictures,
// without which nothing else fails.
import { spawnSync } from 'node:child_process';
import { findBrowser, howToGetABrowser } from './find-browser.mjs';
import { missingFonts } from './fonts.mjs';

const run = (command, args) =>
  spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;

const mayInstall = () =>
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  spawnSync('apt-get', ['--version']).status === 0;

const install = (packages) => {
  console.log(`Installing ${packages.join(', ')} from Debian’s packages …`);
  return run('apt-get', ['update', '-qq']) && run('apt-get', ['install', '-y', '-qq', ...packages]);
};

/** A browser that was named is not ours to install. */
const wantsChromium = !findBrowser() && !process.env.CHROMIUM;
const wanted = [...(wantsChromium ? ['chromium'] : []), ...missingFonts()];

if (wanted.length > 0 && mayInstall()) install(wanted);

if (!findBrowser()) {
  console.error(`The end-to-end tests need a browser. ${howToGetABrowser()}`);
  process.exit(1);
}

if (missingFonts().length > 0) {
  const names = missingFonts().join(' ');
  console.warn(`Pictures are compared in fonts that are not there: apt-get install ${names}`);
}
