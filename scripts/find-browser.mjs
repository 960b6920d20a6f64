import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'brave-browser',
];

const env = (name) => process.env[name] ?? '';

const APPS = [
  ...['Chromium', 'Google Chrome', 'Microsoft Edge', 'Brave Browser'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  ...['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((folder) => [
    join(env(folder), 'Google/Chrome/Application/chrome.exe'),
    join(env(folder), 'Microsoft/Edge/Application/msedge.exe'),
    join(env(folder), 'Chromium/Application/chrome.exe'),
  ]),
];

/**
 * The path of an installed Chromium, Chrome or Edge, or undefined where there is none.
 * The environment variable CHROMIUM names one and is the only one looked at then.
 */
export function findBrowser() {
  const chosen = env('CHROMIUM');
  const onPath = env('PATH')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const candidates = chosen ? [chosen] : [...onPath, ...APPS];
  return candidates.find((path) => existsSync(path));
}

/** What to do where there is none. */
export const howToGetABrowser = () =>
  env('CHROMIUM')
    ? `CHROMIUM names ${env('CHROMIUM')}, which is not there.`
    : 'Install Chromium (Debian and Ubuntu: apt-get install chromium), Chrome or Edge, or set CHROMIUM to the path of one.';
