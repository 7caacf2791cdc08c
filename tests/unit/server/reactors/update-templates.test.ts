import { isAbout } from '../../../../server/src/reactors/update-templates';
import type { TemplateEvent } from '../../../../server/src/webhook/events';

const about = (told: string | null, stored: string | null): boolean =>
  isAbout({ metaId: told } as TemplateEvent, { metaId: stored });

describe('Which template a decision is about', () => {
  it('is told by its id, not by its name alone', () => {
    expect(about('111', '111')).toBe(true);
    expect(about('111', '222')).toBe(false);
  });

  it('is not known while nobody has handed ours in', () => {
    expect(about('111', null)).toBe(false);
    expect(about(null, null)).toBe(false);
  });

  it('is ours where Meta tells no id', () => expect(about(null, '111')).toBe(true));

  it('is told by a long id also as a number holds it', () => {
    const id = '12345678901234567';
    expect(about(String(Number(id)), id)).toBe(true);
    expect(about('12345678901239999', id)).toBe(false);
  });
});
