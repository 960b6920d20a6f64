/** The parts of the demo API, named the way RFC 8707 names them: by their address. */
export type Resources = {
  readonly orders: string;
  readonly reports: string;
  readonly invoices: string;
};

export function resourcesOf(apiOrigin: string): Resources {
  return {
    orders: `${apiOrigin}/orders`,
    reports: `${apiOrigin}/reports`,
    invoices: `${apiOrigin}/invoices`,
  };
}

export const scopes = {
  readOrders: 'orders:read',
  writeOrders: 'orders:write',
  readReports: 'reports:read',
  readInvoices: 'invoices:read',
};
