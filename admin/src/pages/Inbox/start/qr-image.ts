/** A QR code as rows of dots, dark where it is true. */
export type QrDots = boolean[][];

/** The dark dots as the path of an SVG whose unit is a dot. */
export const qrPath = (dots: QrDots): string =>
  dots.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('');

/** The code as an SVG file: black on white, whatever the admin panel looks like. */
export const qrSvg = (dots: QrDots): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${dots.length} ${dots.length}" ` +
  `width="512" height="512" shape-rendering="crispEdges">` +
  `<rect width="100%" height="100%" fill="#fff"/><path fill="#000" d="${qrPath(dots)}"/></svg>`;

const DOT_PX = 16;

/** The code as a PNG file. */
export async function qrPng(dots: QrDots): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = dots.length * DOT_PX;
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#000';
  dots.forEach((row, y) =>
    row.forEach((isDark, x) => {
      if (isDark) context.fillRect(x * DOT_PX, y * DOT_PX, DOT_PX, DOT_PX);
    }),
  );
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (file) => (file ? resolve(file) : reject(new Error('The picture could not be made.'))),
      'image/png',
    ),
  );
}

/** Hands a file to the person, as a download. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
