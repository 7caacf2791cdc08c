import { useDebounce, useForm, useRBAC } from '@strapi/strapi/admin';
import { useMemo, type ReactNode } from 'react';
import type { Automation } from '../../../../../shared/contracts/automations';
import { useWhatsappCheckAutomationQuery } from '../../../api/automations';
import { PERMISSIONS } from '../../../permissions';
import { IssuesContext } from './automation-form';
import { inputOf, type Draft } from './draft';

const PAUSE_MS = 400;

interface IssuesProviderProps {
  automation: Automation | null;
  isReadOnly: boolean;
  /** It could not be saved. */
  isRefused: boolean;
  children: ReactNode;
}

/** Has the automation checked as it stands in the form, shortly after each change. */
export function IssuesProvider({
  automation,
  isReadOnly,
  isRefused,
  children,
}: IssuesProviderProps) {
  const draft = useForm('IssuesProvider', (form) => form.values) as Draft;
  const { allowedActions } = useRBAC(PERMISSIONS.automations);
  const settled = useDebounce(draft, PAUSE_MS);
  const asks = allowedActions.canManage === true && !isReadOnly;
  const { data } = useWhatsappCheckAutomationQuery(inputOf(settled), { skip: !asks });
  const kept = automation?.issues;
  const value = useMemo(
    () => ({
      issues: data ?? kept ?? [],
      // One that is being written for the first time is not full of mistakes, it is only not done.
      isShown: automation !== null || isRefused,
    }),
    [data, kept, automation, isRefused],
  );
  return <IssuesContext.Provider value={value}>{children}</IssuesContext.Provider>;
}
