import { Button, Flex, Typography } from '@strapi/design-system';
import { CheckCircle, WarningCircle } from '@strapi/icons';
import type { QueueTest, SetInCode } from '../../../../shared/contracts/preferences';
import { useWhatsappTestQueueMutation } from '../../api/preferences';
import { Panel } from '../../components/Panel';
import { RelativeTime } from '../../components/RelativeTime';
import { useApiError } from '../../hooks/use-api-error';
import { useText } from '../../hooks/use-text';
import { Facts } from './Facts';

/** What hands out messages, and whether what it needs answers now. */
export function QueueSection({ setInCode: { queue } }: { setInCode: SetInCode }) {
  const text = useText();
  const { notifyError } = useApiError();
  const [test, { data, isLoading }] = useWhatsappTestQueueMutation();
  const onTest = () => void test().unwrap().catch(notifyError);
  return (
    <Panel
      title={text('preferences.queue')}
      intro={text('preferences.queue.intro')}
      action={
        <Button type="button" variant="secondary" loading={isLoading} onClick={onTest}>
          {text('preferences.queue.test')}
        </Button>
      }
    >
      <div aria-live="polite">{data && <Result result={data} />}</div>
      <Facts
        facts={[
          {
            name: 'queue.engine',
            label: text('preferences.queue.engine'),
            value: text(`preferences.queue.engine.${queue.engine}`),
          },
          {
            name: 'queue.worker',
            label: text('preferences.queue.worker'),
            value: text(`preferences.queue.worker.${queue.worker}`),
          },
          {
            name: 'queue.concurrency',
            label: text('preferences.queue.concurrency'),
            value: String(queue.concurrency),
          },
        ]}
      />
    </Panel>
  );
}

function Result({ result }: { result: QueueTest }) {
  const text = useText();
  const { checks, waiting, dueSince, isWorking } = result;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {checks.map(({ id, isOk, milliseconds, problem }) => (
        <Flex key={id} gap={2} alignItems="center">
          {isOk ? (
            <CheckCircle aria-hidden fill="success600" />
          ) : (
            <WarningCircle aria-hidden fill="danger600" />
          )}
          <Typography textColor="neutral800">
            {isOk
              ? text(`preferences.queue.${id}.ok`, { milliseconds: milliseconds ?? 0 })
              : text(`preferences.queue.${id}.problem`, { problem: problem ?? '–' })}
          </Typography>
        </Flex>
      ))}
      <Typography textColor="neutral800">
        {text('preferences.queue.waiting', { count: waiting })}{' '}
        {dueSince && (
          <>
            {text('preferences.queue.dueSince')} <RelativeTime time={dueSince} />.
          </>
        )}
      </Typography>
      <Typography textColor="neutral800">
        {text(isWorking ? 'preferences.queue.isWorking' : 'preferences.queue.isNotWorking')}
      </Typography>
    </Flex>
  );
}
