import { useCallback, useEffect, useRef, useState } from 'react';
import {
  useLazyWhatsappGetRegistrationQuery,
  useWhatsappSetCallbackMutation,
  useWhatsappSubscribeAccountMutation,
  useWhatsappSyncTemplatesMutation,
  useWhatsappTestAccountMutation,
} from '../../../api/accounts';
import { readApiError } from '../../../api/read-api-error';
import { useApiError } from '../../../hooks/use-api-error';
import { useSyncResult } from '../../../hooks/use-sync-result';
import { refusedOutcome, type FinishStep, type Outcome } from './finish-steps';

/** Does one step after the other, the next also when one has failed, and each again when it is asked for. */
export function useFinish(steps: readonly FinishStep[]) {
  const { toWords } = useApiError();
  const sayResult = useSyncResult();
  const [setAppCallback] = useWhatsappSetCallbackMutation();
  const [subscribe] = useWhatsappSubscribeAccountMutation();
  const [sync] = useWhatsappSyncTemplatesMutation();
  const [getRegistration] = useLazyWhatsappGetRegistrationQuery();
  const [test] = useWhatsappTestAccountMutation();
  const [outcomes, setOutcomes] = useState<Record<string, Outcome>>({});

  const work = useCallback(
    async ({ kind, account: { documentId } }: FinishStep, replace: boolean): Promise<Outcome> => {
      switch (kind) {
        case 'callback':
          return {
            state: 'done',
            words: (await setAppCallback({ documentId, replace }).unwrap()).url,
          };
        case 'subscribe':
          return {
            state: 'done',
            words: (await subscribe({ documentId }).unwrap()).subscription?.appName ?? null,
          };
        case 'templates':
          return { state: 'done', words: sayResult(await sync(documentId).unwrap()) };
        case 'register':
          return (await getRegistration(documentId).unwrap()).isRegistered === false
            ? { state: 'unregistered' }
            : { state: 'done', words: null };
        case 'test':
          return { state: 'tested', test: await test(documentId).unwrap() };
      }
    },
    [setAppCallback, subscribe, sync, getRegistration, test, sayResult],
  );

  const run = useCallback(
    async (step: FinishStep, replace = false) => {
      const note = (outcome: Outcome) =>
        setOutcomes((before) => ({ ...before, [step.id]: outcome }));
      note({ state: 'working' });
      try {
        note(await work(step, replace));
      } catch (error) {
        note(refusedOutcome(readApiError(error), toWords(error)));
      }
    },
    [work, toWords],
  );

  // Each begins by itself once, however often the page is drawn.
  const isBegun = useRef(false);
  useEffect(() => {
    if (isBegun.current) return;
    isBegun.current = true;
    void (async () => {
      for (const step of steps) await run(step);
    })();
  }, [steps, run]);

  /** A step that somebody has done; what Meta said of it before is not true any more. */
  const settle = ({ id }: FinishStep) =>
    setOutcomes((before) => ({ ...before, [id]: { state: 'done', words: null } }));

  return {
    settle,
    outcomeOf: ({ id }: FinishStep): Outcome => outcomes[id] ?? { state: 'waiting' },
    run,
  };
}
