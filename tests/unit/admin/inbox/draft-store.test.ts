import { createDraftStore, NO_DRAFT } from '../../../../admin/src/pages/Inbox/composer/draft-store';

function createShelf(items: Record<string, string> = {}) {
  return {
    items,
    getItem: (key: string) => items[key] ?? null,
    setItem: (key: string, value: string) => void (items[key] = value),
    removeItem: (key: string) => void delete items[key],
  };
}

describe('what somebody has begun to write', () => {
  test('is kept for each conversation', () => {
    const shelf = createShelf();
    const store = createDraftStore(shelf, 'drafts.1');
    store.set('a', { ...NO_DRAFT, text: 'Dear', replyTo: 'm' });
    store.set('b', { ...NO_DRAFT, note: 'Calls', isNote: true });
    expect(createDraftStore(shelf, 'drafts.1').get('a')).toEqual({
      ...NO_DRAFT,
      text: 'Dear',
      replyTo: 'm',
    });
    expect(store.get('b')).toMatchObject({ note: 'Calls', isNote: true });
    expect(store.get('c')).toEqual(NO_DRAFT);
  });

  test('is shown by its first words', () => {
    const store = createDraftStore(createShelf(), 'drafts.1');
    store.set('a', { ...NO_DRAFT, text: ' Dear ', note: 'Calls' });
    store.set('b', { ...NO_DRAFT, note: 'Calls', isNote: true });
    store.set('c', { ...NO_DRAFT, files: [{ id: 1, name: 'plan.pdf' }] as never });
    store.set('d', { ...NO_DRAFT, replyTo: 'm' });
    expect(['a', 'b', 'c', 'd', 'e'].map(store.wordsOf)).toEqual([
      'Dear',
      'Calls',
      'plan.pdf',
      '',
      '',
    ]);
  });

  test('is nobody else’s in the same browser', () => {
    const shelf = createShelf();
    createDraftStore(shelf, 'drafts.1').set('a', { ...NO_DRAFT, text: 'Dear' });
    expect(createDraftStore(shelf, 'drafts.2').get('a')).toEqual(NO_DRAFT);
  });

  test('is forgotten when nothing is left of it', () => {
    const shelf = createShelf();
    const store = createDraftStore(shelf, 'drafts.1');
    store.set('a', { ...NO_DRAFT, text: 'Dear' });
    store.set('a', { ...NO_DRAFT, text: ' ' });
    expect(shelf.items).toEqual({});
  });

  test('makes room by forgetting the oldest', () => {
    const store = createDraftStore(createShelf(), 'drafts.1');
    for (let index = 0; index < 101; index += 1)
      store.set(`c${index}`, { ...NO_DRAFT, text: String(index) });
    expect(store.get('c0')).toEqual(NO_DRAFT);
    expect(store.get('c1').text).toBe('1');
    expect(store.get('c100').text).toBe('100');
  });

  test('harms nobody where the store is broken, full or forbidden', () => {
    const broken = createDraftStore(createShelf({ d: '{' }), 'd');
    expect(broken.get('a')).toEqual(NO_DRAFT);
    const full = {
      ...createShelf(),
      setItem: () => {
        throw new Error('full');
      },
    };
    expect(() => createDraftStore(full, 'd').set('a', { ...NO_DRAFT, text: 'x' })).not.toThrow();
    expect(createDraftStore(null, 'd').get('a')).toEqual(NO_DRAFT);
  });
});
