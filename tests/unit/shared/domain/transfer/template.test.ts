import { portableContent, withFileOf } from '../../../../../shared/domain/transfer/template';
import { templateOf } from '../template/content';

const file = { id: 5, name: 'a.png', mime: 'image/png', sizeBytes: 9, url: '/uploads/a.png' };
const image = {
  type: 'image' as const,
  file,
  source: { from: 'field' as const, path: 'cover', orFile: true },
  fileName: null,
};

describe('a template in a file', () => {
  it('leaves its file behind, but not where files come from', () => {
    const { header } = portableContent(templateOf({ header: image }));
    expect(header).toEqual({ ...image, file: null });
  });

  it('holds no signed address of Meta’s, however deep it lies', () => {
    const raw = [
      { type: 'CAROUSEL', cards: [{ example: { header_handle: ['https://x'] }, a: 1 }] },
    ];
    expect(portableContent(templateOf({ raw })).raw).toEqual([
      { type: 'CAROUSEL', cards: [{ a: 1 }] },
    ]);
  });

  it('gets the file that was chosen where it comes to, of the same kind', () => {
    const moved = templateOf({ header: { ...image, file: null } });
    expect(withFileOf(moved, templateOf({ header: image })).header).toEqual(image);
    const video = { ...image, type: 'video' as const };
    expect(withFileOf(moved, templateOf({ header: video })).header).toEqual(moved.header);
    expect(withFileOf(moved, null)).toEqual(moved);
  });
});
