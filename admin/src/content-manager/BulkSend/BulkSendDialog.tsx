import { Button, Field, Flex, Modal, Radio, Typography } from '@strapi/design-system';
import { useQueryParams } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router-dom';
import { PLUGIN_ID } from '../../../../shared/plugin';
import {
  useWhatsappCountAudienceQuery,
  useWhatsappCreateCampaignMutation,
} from '../../api/campaigns';
import { DialogFooter } from '../../components/DialogFooter';
import { Notice } from '../../components/Notice';
import { useApiError } from '../../hooks/use-api-error';
import { useText } from '../../hooks/use-text';
import { filterOfList, type ListAddress } from './list-filter';

interface BulkSendDialogProps {
  /** The collection of the list. */
  uid: string;
  /** The rows of the page that are ticked. */
  documentIds: string[];
  onClose: () => void;
}

/** Only the ticked rows, or everything that the list finds, as a page is not all of it; then on to the message. */
export default function BulkSendDialog({ uid, documentIds, onClose }: BulkSendDialogProps) {
  const text = useText();
  const navigate = useNavigate();
  const { formatNumber } = useIntl();
  const { toWords, notifyError } = useApiError();
  const [{ query }] = useQueryParams<ListAddress>();
  const filter = filterOfList(uid, query);
  const { data, error } = useWhatsappCountAudienceQuery(
    { audience: { type: 'filter', ...filter } },
    { refetchOnMountOrArgChange: true },
  );
  const [isForAll, setIsForAll] = useState(false);
  const [create, { isLoading }] = useWhatsappCreateCampaignMutation();
  const isFiltered = filter.filters !== undefined || filter._q !== undefined;

  const sayAll = ({ total, totalIsCapped }: { total: number; totalIsCapped: boolean }) =>
    text(isFiltered ? 'bulk.filtered' : 'bulk.all', {
      total,
      count: totalIsCapped ? `${formatNumber(total)}+` : formatNumber(total),
    });

  const onBegin = async () => {
    const { locale = null } = filter;
    const result = await create({
      audience: isForAll
        ? { type: 'filter', ...filter }
        : { type: 'records', uid, documentIds, locale },
    });
    if ('error' in result) {
      notifyError(result.error);
      return;
    }
    onClose();
    navigate(`/plugins/${PLUGIN_ID}/campaigns/${result.data.documentId}/edit?step=message`);
  };

  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Field.Root name="whom">
            <Field.Label id="whatsapp-bulk-whom">{text('bulk.whom')}</Field.Label>
            <Radio.Group
              aria-labelledby="whatsapp-bulk-whom"
              value={isForAll ? 'filter' : 'selected'}
              onValueChange={(next) => setIsForAll(next === 'filter')}
            >
              <Flex direction="column" alignItems="flex-start" gap={3}>
                <Radio.Item value="selected">
                  {text('bulk.selected', { count: documentIds.length })}
                </Radio.Item>
                <Radio.Item value="filter" disabled={!data}>
                  {data ? sayAll(data) : text('bulk.counting')}
                </Radio.Item>
              </Flex>
            </Radio.Group>
          </Field.Root>
          {error !== undefined && <Notice variant="warning" title={toWords(error)} />}
          <Typography textColor="neutral600">{text('bulk.next')}</Typography>
        </Flex>
      </Modal.Body>
      <DialogFooter>
        <Button loading={isLoading} onClick={() => void onBegin()}>
          {text('bulk.begin')}
        </Button>
      </DialogFooter>
    </>
  );
}
