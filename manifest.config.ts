import { defineManifest } from '@crxjs/vite-plugin';
import pkg from './package.json' with { type: 'json' };

/**
 * The public half of a key whose private half was thrown away: it fixes the extension's id, and with it
 * the redirect URI that issuers have to know.
 */
const KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA5/ijvqD9vZvnkQOrp3MXH9JYpXzolPK/VAxHabMPl8ST4JWvvnCs1LkVzZV0ZIjd4KC6ogDo0hkOHCtufFjIp/CoZaTamOPc6llsB/j4ubfy8LEJW28PWQskcxmzgF2ae4DCiIdYz1izm+0joYvOSJT21ZAytmx2jgMiyRbMd3LXm77bYDNSQNqVfRa/EraMXupIPsT6usEmuKWP4Kb/7wImNZHu8viQcAALxLbVtb3DorkUtjzBn97DTht9m+9QLuMiAZRfefPrtxj1nqDvXSz8ACPxjXVJATt+XiVSbpGFeM7bt9xXs536QWL981dRA4+aQHh8Zfm6nyIVyisE9wIDAQAB';

const ICONS = { 16: 'icons/16.png', 32: 'icons/32.png', 48: 'icons/48.png', 128: 'icons/128.png' };

const shortcut = (letter: string) => ({
  suggested_key: { default: `Alt+Shift+${letter}`, mac: `MacCtrl+Shift+${letter}` },
});

/** The one place where permissions are listed. None of them shows a warning at install; see docs/decisions. */
export default defineManifest({
  manifest_version: 3,
  name: '__MSG_name__',
  description: '__MSG_description__',
  default_locale: 'en',
  version: pkg.version,
  key: KEY,
  minimum_chrome_version: '123',
  icons: ICONS,
  action: {
    default_popup: 'src/popup/index.html',
    default_title: '__MSG_name__',
    default_icon: ICONS,
  },
  options_ui: { page: 'src/options/index.html', open_in_tab: true },
  side_panel: { default_path: 'src/panel/index.html' },
  background: { service_worker: 'src/background/index.ts', type: 'module' },
  // Combinations that Chromium and its like leave free (those with C and N group tabs, for example). On a Mac, Alt and a
  // letter types another character. A browser takes four at most; the rest is the user's to choose.
  commands: {
    _execute_action: shortcut('L'),
    'pause-all': { ...shortcut('O'), description: '__MSG_command_pause_all__' },
    'copy-token': { ...shortcut('Y'), description: '__MSG_menu_copy_token__' },
    'next-identity': { ...shortcut('U'), description: '__MSG_menu_next_identity__' },
    'pause-tab': { description: '__MSG_command_pause_tab__' },
    'open-panel': { description: '__MSG_menu_requests__' },
  },
  permissions: [
    'alarms',
    // The menu of the toolbar's icon.
    'contextMenus',
    'declarativeNetRequestWithHostAccess',
    'identity',
    // A page without a window, through which the worker reaches the clipboard.
    'offscreen',
    // Not a DevTools page: that alone makes the browser warn of access to all sites at install.
    'sidePanel',
    'storage',
    // To see where a tab goes next, because a sign-in may end at an address that is not ours; what APIs answer;
    // and, while the panel is open, whether a page brings the header itself.
    'webRequest',
  ],
  // Asked for by whoever chooses when a copied secret is cleared: to see whether it is there still, and to clear it.
  // `notifications`: by whoever wants to be told what needs them while no page of ours is open.
  optional_permissions: ['clipboardRead', 'clipboardWrite', 'notifications'],
  // WebSockets have a permission of their own.
  optional_host_permissions: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*'],
  content_security_policy: {
    extension_pages:
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src http: https:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  },
});
