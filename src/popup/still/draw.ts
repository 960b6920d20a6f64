import type { Drawn } from './jsx-runtime.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** What says nothing in an element's attributes, and what cannot happen yet. */
const isLeftOut = (name: string, value: unknown) =>
  name === 'children' ||
  name === 'ref' ||
  /^on[A-Z]/.test(name) ||
  value === undefined ||
  value === null;

function dress(element: Element, name: string, value: unknown): void {
  if (isLeftOut(name, value)) return;
  if (name === 'style' && typeof value === 'object') {
    const { style } = element as HTMLElement;
    for (const [property, text] of Object.entries(value as object))
      style.setProperty(property, text);
  } else if (typeof value !== 'boolean' || name.includes('-')) {
    element.setAttribute(name, String(value));
  } else if (value) element.setAttribute(name, '');
}

const isDrawn = (what: object): what is Drawn => 'type' in what;

function drawElement({ type, props }: Drawn, into: Element): void {
  if (typeof type === 'function') {
    draw(type(props), into);
    return;
  }
  const space = type === 'svg' ? SVG : into.namespaceURI;
  const element = document.createElementNS(space, type);
  for (const [name, value] of Object.entries(props)) dress(element, name, value);
  draw(props['children'], element);
  into.append(element);
}

/** Builds what components return, below an element. Nothing of it ever changes: the popup itself takes its place. */
export function draw(what: unknown, into: Element): void {
  if (what === undefined || what === null || typeof what === 'boolean') return;
  if (Array.isArray(what)) for (const one of what) draw(one, into);
  else if (typeof what === 'object' && isDrawn(what)) drawElement(what, into);
  else into.append(String(what));
}
