// In the place of `preact` and `preact/jsx-runtime` at the first paint, which draws everything once.

/** What a component gave, or an element to be. */
export interface Drawn {
  readonly type: string | ((props: object) => unknown);
  readonly props: Readonly<Record<string, unknown>>;
}

export const jsx = (type: Drawn['type'], props: Drawn['props']): Drawn => ({ type, props });

export const jsxs = jsx;

/** As the development server writes it. */
export const jsxDEV = jsx;

export const Fragment = ({ children }: { readonly children?: unknown }): unknown => children;
