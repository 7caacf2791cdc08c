import { Checkbox, Flex, Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import {
  CONFIRMATIONS,
  type Confirmation,
  type Confirmed,
} from '../../../../shared/domain/health/facts';
import { APP_PAGES, appPage, META } from '../../../../shared/domain/health/links';
import { useWhatsappConfirmHealthMutation } from '../../api/health';
import { useApiError } from '../../hooks/use-api-error';
import { useText } from '../../hooks/use-text';

interface ConfirmationsProps {
  documentId: string;
  asked: Confirmation[];
  confirmed: Partial<Record<Confirmation, Confirmed>>;
  appId: string | null;
  isReadOnly: boolean;
}

const linkOf = (what: Confirmation, appId: string | null): string => {
  switch (what) {
    case 'paymentMethod':
      return META.billing;
    case 'businessVerified':
      return META.security;
    default:
      return appPage(appId, APP_PAGES.basic);
  }
};

/** What Meta does not tell: somebody looks, and ticks it. */
export function Confirmations({
  documentId,
  asked,
  confirmed,
  appId,
  isReadOnly,
}: ConfirmationsProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const { notifyError } = useApiError();
  const [confirm, { isLoading }] = useWhatsappConfirmHealthMutation();
  if (asked.length === 0) return null;

  const onTick = async (what: Confirmation, isSo: boolean) => {
    try {
      await confirm({ documentId, what, isSo }).unwrap();
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography textColor="neutral600">{text('health.confirm.intro')}</Typography>
      {CONFIRMATIONS.filter((what) => asked.includes(what)).map((what) => {
        const who = confirmed[what];
        return (
          <Flex key={what} direction="column" alignItems="flex-start" gap={1}>
            <Checkbox
              checked={who !== undefined}
              disabled={isReadOnly || isLoading}
              onCheckedChange={(isSo) => onTick(what, isSo === true)}
            >
              {text(`health.confirm.${what}`)}
            </Checkbox>
            {who && (
              <Typography variant="pi" textColor="neutral600">
                {text('health.confirm.by', {
                  by: who.by,
                  at: formatDate(who.at, { dateStyle: 'medium' }),
                })}
              </Typography>
            )}
            <Link href={linkOf(what, appId)} isExternal>
              {text('health.confirm.look')}
            </Link>
          </Flex>
        );
      })}
    </Flex>
  );
}
