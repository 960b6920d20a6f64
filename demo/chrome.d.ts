// What code that runs inside the browser's own pages, or Lanyard's, uses there.
interface StorageArea {
  clear(): Promise<void>;
  get(keys?: string | string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

interface SessionRule {
  id: number;
  condition: { urlFilter?: string; regexFilter?: string };
  action: { type: string; requestHeaders?: { value: string }[] };
}

interface BrowserEvent<Told> {
  addListener(listener: (told: Told) => unknown): void;
}

declare const chrome: {
  action: {
    getBadgeBackgroundColor(details: { tabId: number }): Promise<readonly number[]>;
    getBadgeText(details: { tabId: number }): Promise<string>;
    openPopup(): Promise<void>;
  };
  alarms: { getAll(): Promise<{ name: string; scheduledTime: number }[]> };
  commands: { getAll(): Promise<{ name: string; shortcut: string }[]> };
  contextMenus: { onClicked: { dispatch(info: object, tab: object): void } };
  declarativeNetRequest: {
    ResourceType: Readonly<Record<string, string>>;
    getSessionRules(): Promise<SessionRule[]>;
    testMatchOutcome(request: object): Promise<{ matchedRules: { ruleId: number }[] }>;
    updateSessionRules(change: { removeRuleIds: number[]; addRules: object[] }): Promise<void>;
  };
  developerPrivate: {
    addHostPermission(id: string, pattern: string): Promise<void>;
    removeHostPermission(id: string, pattern: string): Promise<void>;
    reload(id: string): Promise<void>;
    updateExtensionCommand(update: object): Promise<void>;
    updateProfileConfiguration(update: { inDeveloperMode: boolean }): Promise<void>;
  };
  management: {
    getPermissionWarningsByManifest(manifest: string): Promise<string[]>;
    setEnabled(id: string, enabled: boolean): Promise<void>;
  };
  notifications: {
    getAll(): Promise<Record<string, boolean>>;
    clear(id: string): Promise<boolean>;
  };
  permissions: {
    getAll(): Promise<{ origins: string[]; permissions: string[] }>;
    request(permissions: { origins: string[] }): Promise<boolean>;
    remove(permissions: { origins: string[] }): Promise<boolean>;
  };
  runtime: {
    getManifest(): { version: string };
    sendMessage(message: unknown): Promise<unknown>;
  };
  storage: { local: StorageArea; session: StorageArea };
  tabs: {
    create(properties: { url: string; active: boolean }): Promise<object>;
    onCreated: BrowserEvent<object>;
    query(options: object): Promise<{ id: number; url?: string }[]>;
  };
  windows: { onCreated: BrowserEvent<object> };
};
