import { shortcutOf, SHORTCUTS } from '../../../../admin/src/pages/Inbox/shortcuts';

const press = (key: string, held: Partial<KeyboardEvent> = {}) =>
  shortcutOf({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    defaultPrevented: false,
    ...held,
  });

describe('The keys of the inbox', () => {
  it('mean what is written of them, each something else', () => {
    const keys = SHORTCUTS.map(({ keys: [key] }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(press('j')).toBe('j');
    expect(press('Escape')).toBe('Esc');
    expect(press('?')).toBe('?');
  });

  it('leave alone what the browser or another part of the page does', () => {
    expect(press('f', { ctrlKey: true })).toBeNull();
    expect(press('n', { metaKey: true })).toBeNull();
    expect(press('Escape', { defaultPrevented: true })).toBeNull();
    expect(press('x')).toBeNull();
  });
});
