import { Flex, Link, Typography } from '@strapi/design-system';
import type { Health } from '../../../../shared/contracts/health';
import type { Step } from '../../../../shared/domain/health/guide';
import { APP_PAGES, appPage, META } from '../../../../shared/domain/health/links';
import { CopyField } from '../../components/CopyField';
import { RelativeTime } from '../../components/RelativeTime';
import { useText } from '../../hooks/use-text';
import { Confirmations } from './Confirmations';
import { FirstMessage } from './FirstMessage';

interface StepBodyProps {
  step: Step;
  health: Health;
  mayAct: boolean;
  mayTick: boolean;
}

/** What is done in a step, before what its checks have found. */
export function StepBody({ step, health, mayAct, mayTick }: StepBodyProps) {
  const text = useText();
  const { account, callbackUrl } = health;
  const isSandbox = account.environment === 'sandbox';
  switch (step.id) {
    case 'app':
      return isSandbox ? (
        <Typography>{text('health.step.app.sandbox')}</Typography>
      ) : (
        <Flex gap={4} wrap="wrap">
          <Link href={META.apps} isExternal>
            {text('health.link.apps')}
          </Link>
          <Link href={appPage(account.appId, APP_PAGES.apiSetup)} isExternal>
            {text('health.link.apiSetup')}
          </Link>
        </Flex>
      );
    case 'token':
      return isSandbox ? null : (
        <Link href={META.systemUsers} isExternal>
          {text('health.link.systemUsers')}
        </Link>
      );
    case 'address':
    case 'webhook':
      return callbackUrl ? (
        <CopyField
          name={`callbackUrl-${step.id}`}
          label={text('accounts.callbackUrl')}
          value={callbackUrl}
        />
      ) : null;
    case 'receive':
      return (
        <Typography aria-live="polite">
          {health.lastDeliveryAt ? (
            <>
              {text('accounts.lastDelivery')} <RelativeTime time={health.lastDeliveryAt} />
            </>
          ) : (
            text('health.receive.waiting')
          )}
        </Typography>
      );
    case 'firstMessage':
      return mayAct ? <FirstMessage health={health} /> : null;
    case 'goLive':
      return (
        <Confirmations
          documentId={account.documentId}
          asked={step.confirmations}
          confirmed={health.confirmed}
          appId={account.appId}
          isReadOnly={!mayTick}
        />
      );
    default:
      return null;
  }
}
