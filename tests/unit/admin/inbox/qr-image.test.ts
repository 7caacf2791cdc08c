import { qrPath, qrSvg } from '../../../../admin/src/pages/Inbox/start/qr-image';

describe('The picture of a QR code', () => {
  const dots = [
    [true, false],
    [false, true],
  ];

  it('has a square for each dark dot', () => {
    expect(qrPath(dots)).toBe('M0 0h1v1h-1zM1 1h1v1h-1z');
  });

  it('is dark on white, as readers want it', () => {
    const svg = qrSvg(dots);
    expect(svg).toContain('viewBox="0 0 2 2"');
    expect(svg).toContain('<rect width="100%" height="100%" fill="#fff"/>');
    expect(svg).toContain(`<path fill="#000" d="${qrPath(dots)}"/>`);
  });
});
