import { createSentStore, undoMsOf } from '../../../../admin/src/components/SentNotices/sent-store';
import type { Message } from '../../../../shared/contracts/messages';

const notice = (documentId: string) => ({ documentId, phone: '+44', leavesAt: 0, hasLog: true });

describe('what was just sent', () => {
  it('is kept once until it is put away, and told of', () => {
    const store = createSentStore();
    const told = jest.fn();
    const stop = store.subscribe(told);
    store.add(notice('a'));
    store.add(notice('b'));
    store.add(notice('a'));
    expect(store.get().notices.map(({ documentId }) => documentId)).toEqual(['b', 'a']);
    expect(told).toHaveBeenCalledTimes(3);
    stop();
    store.remove('a');
    expect(store.get().notices.map(({ documentId }) => documentId)).toEqual(['b']);
    expect(told).toHaveBeenCalledTimes(3);
  });

  it('is shown by the first place that there is', () => {
    const store = createSentStore();
    const [menu, panel] = [Symbol('menu'), Symbol('panel')];
    const leave = store.addHost(menu);
    store.addHost(panel);
    expect(store.get().hosts[0]).toBe(menu);
    leave();
    expect(store.get().hosts[0]).toBe(panel);
  });

  it('can be taken back for as long as the server lets it wait', () => {
    const message = {
      state: 'queued',
      sendAt: null,
      dueAt: '2026-07-21T09:30:08.000Z',
      times: { queuedAt: '2026-07-21T09:30:00.000Z' },
    } as Message;
    expect(undoMsOf(message)).toBe(8_000);
    expect(undoMsOf({ ...message, sendAt: message.dueAt })).toBe(0);
    expect(undoMsOf({ ...message, dueAt: message.times.queuedAt! })).toBe(0);
    expect(undoMsOf({ ...message, state: 'accepted', dueAt: null })).toBe(0);
  });
});
