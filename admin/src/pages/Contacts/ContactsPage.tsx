import { Page } from '@strapi/strapi/admin';
import {
  CONTACT_FILTERS,
  type ContactFilter,
  type ContactQuery,
} from '../../../../shared/contracts/contacts';
import { useWhatsappListContactsQuery } from '../../api/contacts';
import { FilterChoice } from '../../components/FilterChoice';
import { ListFrame } from '../../components/ListFrame';
import { RecordFilter } from '../../components/RecordFilter';
import { readPaging } from '../../hooks/read-paging';
import { useListUrl, type ListUrl } from '../../hooks/use-list-url';
import { useText } from '../../hooks/use-text';
import { PERMISSIONS } from '../../permissions';
import { ContactsTable } from './ContactsTable';

const FILTERS = ['_q', 'show', 'recordUid', 'recordDocumentId'] as const;

type ContactsUrl = ListUrl<(typeof FILTERS)[number]>;

/** Everybody who is known, by whatever name. */
export default function ContactsPage() {
  const text = useText();
  return (
    <Page.Protect permissions={PERMISSIONS.contactsRead}>
      <Page.Title>{text('contacts.title')}</Page.Title>
      <Page.Main>
        <ContactsList />
      </Page.Main>
    </Page.Protect>
  );
}

function ContactsList() {
  const list = useListUrl(FILTERS);
  const answer = useWhatsappListContactsQuery(readQuery(list.url), {
    refetchOnMountOrArgChange: true,
  });
  const contacts = answer.data?.data ?? [];
  return (
    <ListFrame
      of="contacts"
      list={list}
      answer={answer}
      rowCount={contacts.length}
      filters={<ContactFilters list={list} />}
    >
      <ContactsTable contacts={contacts} />
    </ListFrame>
  );
}

function ContactFilters({ list: { url, change } }: { list: ContactsUrl }) {
  const text = useText();
  return (
    <>
      <FilterChoice
        label={text('contacts.filter.show')}
        value={url.show}
        options={CONTACT_FILTERS.map((show) => ({
          value: show,
          label: text(`contacts.filter.${show}`),
        }))}
        onChange={(show) => change({ show })}
      />
      {url.recordUid && (
        <RecordFilter
          of="contacts"
          uid={url.recordUid}
          onClear={() => change({ recordUid: undefined, recordDocumentId: undefined })}
        />
      )}
    </>
  );
}

/** What the address asks for; anything else in it is not passed on. */
function readQuery(url: ContactsUrl['url']): ContactQuery {
  const { _q, show, recordUid, recordDocumentId, sort } = url;
  const isShown = (CONTACT_FILTERS as readonly string[]).includes(show ?? '');
  return {
    ...(_q && { _q }),
    ...(isShown && { show: show as ContactFilter }),
    ...(recordUid && recordDocumentId && { recordUid, recordDocumentId }),
    ...(sort && { sort }),
    ...readPaging(url),
  };
}
