import { Button, Flex, LinkButton } from '@strapi/design-system';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router-dom';
import type { AccountWithVerifyToken } from '../../../../../shared/contracts/accounts';
import type { ChosenNumber, Found } from '../../../../../shared/contracts/connect';
import { passes } from '../../../../../shared/domain/issue';
import { useWhatsappGetSetupQuery } from '../../../api/accounts';
import {
  useWhatsappConnectNumbersMutation,
  useWhatsappConnectSimulatorMutation,
  useWhatsappLookBeforeConnectingMutation,
} from '../../../api/connect';
import { readApiError } from '../../../api/read-api-error';
import { Notice } from '../../../components/Notice';
import { Panel } from '../../../components/Panel';
import { useNewest } from '../../../hooks/newest';
import { useApiError } from '../../../hooks/use-api-error';
import { useSentences } from '../../../hooks/use-sentences';
import { useText } from '../../../hooks/use-text';
import { PERMISSIONS } from '../../../permissions';
import { ACCOUNTS_PATH, NEW_ACCOUNT_PATH } from '../paths';
import { SetupNotices } from '../SetupNotices';
import { useVerifyToken } from '../verify-tokens';
import { ChoosePanel } from './ChoosePanel';
import { FinishPanel } from './FinishPanel';
import { PastePanel, type AskedField, type Pasted } from './PastePanel';

const NOTHING: Pasted = { accessToken: '', appSecret: '', appId: '', businessAccountId: '' };

const ASKED: readonly AskedField[] = ['appId', 'businessAccountId'];

/** Connects numbers: two things are pasted, the numbers chosen, and the rest is done. */
export function ConnectPage() {
  return (
    <Page.Protect permissions={PERMISSIONS.accountsManage}>
      <Connect />
    </Page.Protect>
  );
}

function Connect() {
  const text = useText();
  const { keep } = useVerifyToken('');
  const [accounts, setAccounts] = useState<AccountWithVerifyToken[] | null>(null);
  const next = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone.
  useEffect(() => {
    if (accounts) next.current?.focus();
  }, [accounts]);
  const onStored = (stored: AccountWithVerifyToken[]) => {
    // Where Meta cannot be told by us, they are copied.
    for (const { documentId, newVerifyToken } of stored) keep(documentId, newVerifyToken);
    setAccounts(stored);
  };
  return (
    <Page.Main>
      <Page.Title>{text('connect.title')}</Page.Title>
      <Layouts.Header
        navigationAction={<BackButton fallback={ACCOUNTS_PATH} />}
        title={text('connect.title')}
        subtitle={text('connect.subtitle')}
        secondaryAction={
          !accounts && (
            <LinkButton tag={Link} to={NEW_ACCOUNT_PATH} variant="tertiary">
              {text('accounts.add')}
            </LinkButton>
          )
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          <SetupNotices />
          {accounts ? (
            <div ref={next} tabIndex={-1}>
              <FinishPanel accounts={accounts} />
            </div>
          ) : (
            <Choosing onStored={onStored} />
          )}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}

interface ChoosingProps {
  onStored: (accounts: AccountWithVerifyToken[]) => void;
}

/** Until something is stored, what was pasted is here alone. */
function Choosing({ onStored }: ChoosingProps) {
  const text = useText();
  const { toWords, toFieldErrors } = useApiError();
  const { sayIssue } = useSentences();
  const { data: setup } = useWhatsappGetSetupQuery();
  const [look, looking] = useWhatsappLookBeforeConnectingMutation();
  const [connect, connecting] = useWhatsappConnectNumbersMutation();
  const [pasted, setPasted] = useState(NOTHING);
  const [asked, setAsked] = useState<AskedField[]>([]);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [found, setFound] = useState<Found | null>(null);
  const next = useRef<HTMLDivElement>(null);
  const begin = useNewest();
  const isOpen = found !== null && passes(found.issues);

  useEffect(() => {
    if (isOpen) next.current?.focus();
  }, [isOpen, found]);

  const ask = (...fields: AskedField[]) =>
    setAsked((before) => ASKED.filter((name) => before.includes(name) || fields.includes(name)));

  const onLook = async () => {
    const isNewest = begin();
    setProblem(null);
    setErrors({});
    setFound(null);
    try {
      const answer = await look(pasted).unwrap();
      if (!isNewest()) return;
      const stopping = answer.issues.filter(({ severity }) => severity === 'error');
      const words: Record<string, string> = {};
      for (const issue of stopping)
        words[issue.path] = [words[issue.path], sayIssue(issue)].filter(Boolean).join(' ');
      ask(...ASKED.filter((name) => name in words));
      setErrors(words);
      setFound(answer);
    } catch (error) {
      if (!isNewest()) return;
      setErrors(toFieldErrors(error));
      if (readApiError(error).issues.length === 0) setProblem(toWords(error));
    }
  };

  const onConnect = async (numbers: ChosenNumber[]) => {
    setProblem(null);
    try {
      onStored(await connect({ ...pasted, numbers }).unwrap());
    } catch (error) {
      setProblem(toWords(error));
    }
  };

  return (
    <>
      <PastePanel
        pasted={pasted}
        onChange={(changed) => {
          setPasted(changed);
          // What was found, or is being looked for, belongs to what was pasted before.
          begin();
          setFound(null);
        }}
        asked={asked}
        errors={errors}
        found={found}
        isLoading={looking.isLoading}
        onLook={onLook}
      />
      {!isOpen && problem && (
        <Notice variant="danger" title={text('connect.notLooked')}>
          {problem}
        </Notice>
      )}
      {isOpen && (
        <div ref={next} tabIndex={-1}>
          <ChoosePanel
            found={found}
            isLoading={connecting.isLoading}
            problem={problem}
            onConnect={onConnect}
            onMissing={() => {
              ask('businessAccountId');
              setFound(null);
            }}
          />
        </div>
      )}
      {!isOpen && setup && !setup.sandboxProblem && <SimulatorPanel onStored={onStored} />}
    </>
  );
}

/** Everything without Meta, in one click. */
function SimulatorPanel({ onStored }: ChoosingProps) {
  const text = useText();
  const { toWords } = useApiError();
  const [connect, { isLoading }] = useWhatsappConnectSimulatorMutation();
  const [problem, setProblem] = useState<string | null>(null);
  const onConnect = async () => {
    setProblem(null);
    try {
      onStored(await connect().unwrap());
    } catch (error) {
      setProblem(toWords(error));
    }
  };
  return (
    <Panel title={text('connect.simulator')} intro={text('connect.simulator.intro')}>
      {problem && (
        <Notice variant="danger" title={text('connect.notStored')}>
          {problem}
        </Notice>
      )}
      <Flex>
        <Button variant="secondary" loading={isLoading} onClick={onConnect}>
          {text('connect.simulator.action')}
        </Button>
      </Flex>
    </Panel>
  );
}
