import type { SeenRequest } from '../core/rule-match.ts';
import { browser } from './browser.ts';

/** A request as the page made it: before any rule has changed it. */
export interface OwnRequest extends SeenRequest {
  /** As the browser tells requests from each other. */
  readonly id: string;
  /** The names of its headers, in lower case. What stands behind them is none of our business. */
  readonly headers: readonly string[];
}

/** What the polyfill's types leave out: Chromium's name for who asks. */
interface Initiated {
  readonly initiator?: string | undefined;
}

/**
 * Calls back before a request to one of these origins, given as match patterns, goes out. Gives a function
 * that ends it. It hears nothing in a page that is closed, and wakes no worker.
 */
export function onOwnRequest(
  urls: readonly string[],
  listener: (request: OwnRequest) => void,
): () => void {
  const { onBeforeSendHeaders } = browser.webRequest;
  const heard: Parameters<typeof onBeforeSendHeaders.addListener>[0] = (details) => {
    const { requestId, url, method, type, tabId, requestHeaders = [] } = details;
    const { initiator } = details as Initiated;
    listener({
      id: requestId,
      url,
      method,
      type,
      tab: tabId,
      headers: requestHeaders.map(({ name }) => name.toLowerCase()),
      ...(initiator !== undefined && { initiator }),
    });
    return undefined;
  };
  onBeforeSendHeaders.addListener(heard, { urls: [...urls] }, ['requestHeaders']);
  return () => onBeforeSendHeaders.removeListener(heard);
}
