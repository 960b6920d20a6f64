/** The two parts of the demo API, named the way RFC 8707 names them: by their address. */
export type Resources = { readonly orders: string; readonly reports: string };

export function resourcesOf(apiOrigin: string): Resources {
  return { orders: `${apiOrigin}/orders`, reports: `${apiOrigin}/reports` };
}

export const scopes = {
  readOrders: 'orders:read',
  writeOrders: 'orders:write',
  readReports: 'reports:read',
};
