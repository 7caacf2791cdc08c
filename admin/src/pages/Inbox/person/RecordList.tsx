import { Box, Flex, IconButton, Link, Typography } from '@strapi/design-system';
import { Cross, Plus } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';
import type { LinkedRecord } from '../../../../../shared/contracts/contacts';
import type { RecordKeyInput } from '../../../../../shared/contracts/inbox';
import {
  useWhatsappLinkRecordMutation,
  useWhatsappUnlinkRecordMutation,
} from '../../../api/conversations';
import { useApiError } from '../../../hooks/use-api-error';
import { useText } from '../../../hooks/use-text';
import { PersonSection } from './PersonSection';
import { keyOf, RecordSearch } from './RecordSearch';

const pathOf = ({ uid, documentId, locale }: LinkedRecord) =>
  `/content-manager/collection-types/${uid}/${documentId}` +
  (locale ? `?plugins[i18n][locale]=${encodeURIComponent(locale)}` : '');

interface RecordListProps {
  conversation: string;
  records: LinkedRecord[];
  /** Whether somebody may say which records are the person’s. */
  canChange: boolean;
}

/** The records of the person: those with their number, and those that somebody has chosen. */
export function RecordList({ conversation, records, canChange }: RecordListProps) {
  const text = useText();
  const { toWords } = useApiError();
  const { toggleNotification } = useNotification();
  const [isSearching, setIsSearching] = useState(false);
  const [link, linking] = useWhatsappLinkRecordMutation();
  const [unlink, unlinking] = useWhatsappUnlinkRecordMutation();
  const matching = records.filter(({ isByHand }) => !isByHand).length;

  const tell = (result: object, done: string): boolean => {
    const failure = 'error' in result ? result.error : null;
    toggleNotification({
      type: failure === null ? 'success' : 'danger',
      message: failure === null ? done : toWords(failure),
    });
    return failure === null;
  };
  const onLink = async (record: RecordKeyInput) => {
    if (tell(await link({ conversation, record }), text('inbox.person.records.linked')))
      setIsSearching(false);
  };
  const onUnlink = async ({ uid, documentId, title }: LinkedRecord) => {
    const result = await unlink({ conversation, record: { uid, documentId } });
    tell(result, text('inbox.person.records.unlinked', { record: title }));
  };

  return (
    <PersonSection
      title={text('contact.records')}
      action={
        canChange && (
          <IconButton
            label={text('inbox.person.records.link')}
            variant="ghost"
            aria-expanded={isSearching}
            onClick={() => setIsSearching(!isSearching)}
          >
            <Plus />
          </IconButton>
        )
      }
    >
      {canChange && matching > 1 && (
        <Typography variant="pi" textColor="neutral700">
          {text('inbox.person.records.several', { count: matching })}
        </Typography>
      )}
      {records.length === 0 ? (
        <Typography variant="pi" textColor="neutral600">
          {text('contact.records.empty')}
        </Typography>
      ) : (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
          {records.map((record) => (
            <Flex tag="li" key={keyOf(record)} justifyContent="space-between" gap={2}>
              <Box minWidth={0}>
                <Link tag={NavLink} to={pathOf(record)}>
                  <bdi>{record.title}</bdi>
                </Link>
                <Typography tag="div" variant="pi" textColor="neutral600">
                  {[
                    record.collection,
                    record.subtitle,
                    record.isByHand && text('inbox.person.records.byHand'),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </Typography>
              </Box>
              {canChange && (
                <IconButton
                  label={text('inbox.person.records.unlink', { record: record.title })}
                  variant="ghost"
                  disabled={unlinking.isLoading}
                  onClick={() => void onUnlink(record)}
                >
                  <Cross />
                </IconButton>
              )}
            </Flex>
          ))}
        </Flex>
      )}
      {isSearching && (
        <RecordSearch
          conversation={conversation}
          linked={records}
          isBusy={linking.isLoading}
          onChoose={(record) => void onLink(record)}
        />
      )}
    </PersonSection>
  );
}
