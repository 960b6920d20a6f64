const value = `Bearer ${'x'.repeat(800)}`;

// The same rule as Lanyard’s, and nothing else.
chrome.declarativeNetRequest.updateSessionRules({
  removeRuleIds: [1],
  addRules: [
    {
      id: 1,
      condition: { urlFilter: '/v1', resourceTypes: ['xmlhttprequest'] },
      action: {
        type: 'modifyHeaders',
        requestHeaders: [{ header: 'authorization', operation: 'set', value }],
      },
    },
  ],
});

// The cheapest listener that there is.
chrome.webRequest.onCompleted.addListener(() => {}, { urls: ['http://*/*'] });
