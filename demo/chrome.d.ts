// What code that runs inside the browser's own pages, or Lanyard's, uses there.
interface StorageArea {
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
    getBadgeText(details: { tabId: number }): Promise<string>;
    openPopup(): Promise<void>;
  };
  alarms: { getAll(): Promise<{ name: string; scheduledTime: number }[]> };
  declarativeNetRequest: {
    getSessionRules(): Promise<SessionRule[]>;
  };
  developerPrivate: {
    addHostPermission(id: string, pattern: string): Promise<void>;
    removeHostPermission(id: string, pattern: string): Promise<void>;
  };
  management: {
    getPermissionWarningsByManifest(manifest: string): Promise<string[]>;
    setEnabled(id: string, enabled: boolean): Promise<void>;
  };
  permissions: {
    getAll(): Promise<{ origins: string[]; permissions: string[] }>;
    request(permissions: { origins: string[] }): Promise<boolean>;
    remove(permissions: { origins: string[] }): Promise<boolean>;
  };
  runtime: { sendMessage(message: unknown): Promise<unknown> };
  storage: { local: StorageArea; session: StorageArea };
  tabs: {
    onCreated: BrowserEvent<object>;
    query(options: object): Promise<{ id: number; url?: string }[]>;
  };
  windows: { onCreated: BrowserEvent<object> };
};
