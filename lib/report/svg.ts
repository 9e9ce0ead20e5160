/** The few pieces of SVG that tsml's pictures are made of. */

/** One look for all pictures: dark text on white, colours of Okabe and Ito (2008), distinct for colour-blind eyes. */
export const STYLE = {
  font: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif",
  background: '#ffffff',
  text: '#1f2933',
  muted: '#616e7c',
  axis: '#9aa5b1',
  grid: '#e8ecf0',
  blue: '#0072b2',
  orange: '#d55e00',
} as const;

type Attributes = Readonly<Record<string, string | number>>;

/** An element; children are SVG text already, attribute values are escaped here. */
export function element(
  name: string,
  attributes: Attributes,
  children: string | readonly string[] = [],
): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(typeof value === 'number' ? rounded(value) : value)}"`)
    .join('');
  const content = typeof children === 'string' ? children : children.join('');
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** A line of text. Its content is escaped. */
export function text(content: string, x: number, y: number, attributes: Attributes = {}): string {
  return element('text', { x, y, ...attributes }, escaped(content));
}

export function line(x1: number, y1: number, x2: number, y2: number, attributes: Attributes = {}): string {
  return element('line', { x1, y1, x2, y2, ...attributes });
}

/** A whole picture. `description` is what a screen reader says. */
export function picture(
  width: number,
  height: number,
  { title, description }: { title: string; description: string },
  children: readonly string[],
): string {
  const [w, h] = [Math.ceil(width), Math.ceil(height)];
  const root = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: w,
      height: h,
      viewBox: `0 0 ${w} ${h}`,
      role: 'img',
      'font-family': STYLE.font,
      'font-size': 12,
      fill: STYLE.text,
    },
    [
      element('title', {}, escaped(title)),
      element('desc', {}, escaped(description)),
      element('rect', { width: w, height: h, fill: STYLE.background }),
      ...children.map((child) => `\n${child}`),
      '\n',
    ],
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

/** About how wide a text is: no font is at hand to measure with. Errs on the wide side. */
export function textWidth(content: string, fontSize: number): number {
  return content.length * fontSize * 0.6;
}

function escaped(content: string): string {
  return (
    content
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      // Control characters are not allowed in XML at all.
      .replaceAll(/\p{Cc}/gu, '\ufffd')
  );
}

function rounded(value: number): string {
  return String(Math.round(value * 100) / 100);
}
