import {
  findHolder,
  findOwner,
  followChanges,
  isSameChange,
  mergeIdentities,
  splitNumber,
  type KnownChange,
} from '../../../../shared/domain/identity';

const OLD = '+4917655501234';
const NEW = '+4915755509876';
const at = (seconds: number) => new Date(Date.UTC(2026, 10, 1, 0, 0, seconds));
const change = (patch: Partial<KnownChange> = {}): KnownChange => ({
  at: at(10),
  outcome: 'moved',
  oldPhone: OLD,
  newPhone: NEW,
  oldUserId: 'DE.1',
  newUserId: 'DE.2',
  ...patch,
});
const row = (id: number, phone: string | null, userId: string | null, waId?: string | null) => ({
  id,
  phone,
  userId,
  waId: waId === undefined ? (phone?.slice(1) ?? null) : waId,
});

describe('whose names a change is about', () => {
  test('is who has the old user id, before who has the old number', () => {
    const rows = [row(1, OLD, null), row(2, null, 'DE.1')];
    expect(findHolder(rows, change())?.id).toBe(2);
    expect(findHolder(rows.slice(0, 1), change())?.id).toBe(1);
  });

  test('is who has the old number in another writing', () => {
    const mexican = change({ oldPhone: '+5215512345678', oldUserId: null, newUserId: null });
    expect(findHolder([row(1, '+525512345678', 'MX.1')], mexican)?.id).toBe(1);
  });

  test('is not who got the number after them', () => {
    expect(findHolder([row(1, OLD, 'DE.9')], change())).toBeNull();
  });

  test('is who has the new user id already, when the number comes after it', () => {
    expect(findHolder([row(1, OLD, 'DE.2')], change())?.id).toBe(1);
  });

  test('belongs to somebody else when another has a new name', () => {
    const holder = row(1, OLD, 'DE.1');
    expect(findOwner([holder, row(2, NEW, null)], change(), holder)?.id).toBe(2);
    expect(findOwner([holder, row(2, null, 'DE.2')], change(), holder)?.id).toBe(2);
    expect(findOwner([holder], change(), holder)).toBeNull();
  });
});

describe('under which names somebody is known now', () => {
  test('a user id leads on whenever it was said', () => {
    const now = followChanges({ phone: OLD, userId: 'DE.1' }, at(500), [change()]);
    expect(now).toMatchObject({ phone: NEW, userId: 'DE.2' });
  });

  test('a number leads on only for what was said before it was given up', () => {
    const numbers = change({ oldUserId: null, newUserId: null });
    expect(followChanges({ phone: OLD, userId: null }, at(9), [numbers]).phone).toBe(NEW);
    expect(followChanges({ phone: OLD, userId: null }, at(11), [numbers]).phone).toBe(OLD);
  });

  test('a number of somebody with another user id leads nowhere', () => {
    expect(followChanges({ phone: OLD, userId: 'DE.9' }, at(9), [change()]).by).toEqual([]);
  });

  test('several moves are followed in the order of their times, in whatever order they are known', () => {
    const moves = [
      change({ oldUserId: null, newUserId: null }),
      change({ at: at(20), oldPhone: NEW, newPhone: '+49301', oldUserId: null, newUserId: null }),
      // Of somebody who had that number before.
      change({ at: at(5), oldPhone: NEW, newPhone: '+49302', oldUserId: null, newUserId: null }),
    ];
    for (const known of [moves, [...moves].reverse()])
      expect(followChanges({ phone: OLD, userId: null }, at(1), known).phone).toBe('+49301');
  });

  test('back and forth ends', () => {
    const there = change({ oldUserId: null, newUserId: null });
    const back = change({ ...there, at: at(20), oldPhone: NEW, newPhone: OLD });
    expect(followChanges({ phone: OLD, userId: null }, at(1), [there, back]).phone).toBe(OLD);
    expect(followChanges({ phone: OLD, userId: null }, at(30), [there, back]).by).toEqual([]);
  });

  test('a conflict leads nowhere', () => {
    expect(
      followChanges({ phone: OLD, userId: 'DE.1' }, at(1), [change({ outcome: 'conflict' })]).by,
    ).toEqual([]);
  });
});

test('Meta tells one move for each number of ours, and that is the same one', () => {
  expect(isSameChange(change(), change({ at: at(14) }))).toBe(true);
  expect(isSameChange(change(), change({ newUserId: 'DE.3' }))).toBe(false);
  expect(isSameChange(change(), change({ newPhone: null }))).toBe(false);
  expect(isSameChange(change({ newPhone: null }), change())).toBe(false);
  expect(isSameChange(change(), change({ at: at(10 + 3 * 86_400) }))).toBe(false);
});

describe('two contacts that are one person', () => {
  test('have the names of both', () => {
    expect(
      mergeIdentities(row(1, OLD, null, null), row(2, null, 'DE.1', OLD.slice(1)), null),
    ).toEqual({ phone: OLD, userId: 'DE.1', waId: OLD.slice(1) });
  });

  test('have the names that Meta told last, whichever is kept', () => {
    const [before, after] = [row(1, OLD, 'DE.1'), row(2, NEW, 'DE.2')];
    const names = { phone: NEW, userId: 'DE.2', waId: NEW.slice(1) };
    expect(mergeIdentities(before, after, change())).toEqual(names);
    expect(mergeIdentities(after, before, change())).toEqual(names);
  });

  test('have the user id that was named with the number', () => {
    const [before, after] = [row(1, OLD, 'DE.1'), row(2, null, 'DE.2', OLD.slice(1))];
    expect(mergeIdentities(before, after, null)).toMatchObject({ phone: OLD, userId: 'DE.2' });
    expect(mergeIdentities(after, before, null)).toMatchObject({ phone: OLD, userId: 'DE.2' });
  });
});

describe('two people who share a number', () => {
  test('it is kept by the one whom Meta named with it', () => {
    const [before, after] = [row(1, OLD, null), row(2, null, 'DE.2', OLD.slice(1))];
    expect(splitNumber(before, after)).toEqual({ keeps: after, loses: before });
    expect(splitNumber(after, before)).toEqual({ keeps: after, loses: before });
  });

  test('there is nothing to split where they share none', () => {
    expect(splitNumber(row(1, OLD, 'DE.1'), row(2, NEW, 'DE.2'))).toBeNull();
  });
});
