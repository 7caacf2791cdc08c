import { doneAgain } from '../../../../server/src/store/done-again';

const strapi = (isInTransaction: boolean) =>
  ({ db: { inTransaction: () => isInTransaction } }) as unknown as Parameters<typeof doneAgain>[0];

const failing = (code: string, times: number) => {
  const write = jest.fn(() => Promise.resolve('written'));
  for (let time = 0; time < times; time += 1)
    write.mockRejectedValueOnce(Object.assign(new Error(code), { code }));
  return write;
};

describe('A write that the database gives up', () => {
  it.each(['ER_LOCK_DEADLOCK', '40P01', '40001', 'SQLITE_BUSY'])(
    'is done again (%s)',
    async (code) => {
      const write = failing(code, 2);
      await expect(doneAgain(strapi(false), write)).resolves.toBe('written');
      expect(write).toHaveBeenCalledTimes(3);
    },
  );

  it('fails in the end', async () => {
    const write = failing('40P01', 100);
    await expect(doneAgain(strapi(false), write)).rejects.toThrow('40P01');
    expect(write.mock.calls.length).toBeGreaterThan(2);
  });

  it('is done once as a part of a caller’s transaction', async () => {
    const write = failing('40P01', 1);
    await expect(doneAgain(strapi(true), write)).rejects.toThrow('40P01');
    expect(write).toHaveBeenCalledTimes(1);
  });

  it('is done once where nobody knows whether it was written', async () => {
    const write = failing('ECONNRESET', 1);
    await expect(doneAgain(strapi(false), write)).rejects.toThrow('ECONNRESET');
    expect(write).toHaveBeenCalledTimes(1);
  });
});
