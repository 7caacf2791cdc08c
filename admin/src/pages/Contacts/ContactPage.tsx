import { EmptyStateLayout, Flex, Grid, LinkButton } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { BackButton, Layouts, Page, useRBAC } from '@strapi/strapi/admin';
import { NavLink, useParams } from 'react-router-dom';
import type { ContactDetail } from '../../../../shared/contracts/contacts';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { useWhatsappGetContactQuery } from '../../api/contacts';
import { readApiError } from '../../api/read-api-error';
import { RetryError } from '../../components/RetryError';
import { usePageVisible } from '../../hooks/use-page-visible';
import { useText } from '../../hooks/use-text';
import { PERMISSIONS } from '../../permissions';
import { ConflictNotice } from './ConflictNotice';
import { ConsentBadges } from './ConsentBadges';
import { ConsentPanel } from './ConsentPanel';
import { contactName } from '../../components/contact-name';
import { ConversationsPanel } from './ConversationsPanel';
import { IdentityHistory } from './IdentityHistory';
import { IdentityPanel } from './IdentityPanel';
import { PersonalDataPanel } from './PersonalDataPanel';
import { RecordsPanel } from './RecordsPanel';

/** They may write, or change what they agreed to, meanwhile. */
const REFRESH_EVERY = 10_000;

/** Somebody whole: who they are, what they agreed to, and what belongs to them. */
export default function ContactPage() {
  return (
    <Page.Protect permissions={PERMISSIONS.contactsRead}>
      <Page.Main>
        <LoadedContact />
      </Page.Main>
    </Page.Protect>
  );
}

function LoadedContact() {
  const text = useText();
  const isVisible = usePageVisible();
  const { documentId = '' } = useParams();
  const {
    currentData: contact,
    error,
    refetch,
  } = useWhatsappGetContactQuery(documentId, {
    pollingInterval: isVisible ? REFRESH_EVERY : 0,
    refetchOnMountOrArgChange: true,
  });
  if (contact) return <ContactDetails contact={contact} />;
  if (!error) return <Page.Loading />;
  return (
    <>
      <Layouts.Header title={text('contacts.title')} navigationAction={<Back />} />
      <Layouts.Content>
        {readApiError(error).status === 404 ? (
          <EmptyStateLayout
            icon={<EmptyDocuments width="16rem" />}
            content={text('contact.notFound')}
          />
        ) : (
          <RetryError onRetry={refetch} />
        )}
      </Layouts.Content>
    </>
  );
}

function ContactDetails({ contact }: { contact: ContactDetail }) {
  const text = useText();
  const { allowedActions: may } = useRBAC(PERMISSIONS.contacts);
  const { allowedActions: log } = useRBAC(PERMISSIONS.messagesRead);
  const title = contactName(contact) ?? text('contacts.noName');
  return (
    <>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={<ConsentBadges state={contact.inForce} />}
        navigationAction={<Back />}
        primaryAction={
          log.canRead && (
            <LinkButton
              tag={NavLink}
              variant="secondary"
              to={`/plugins/${PLUGIN_ID}/messages?_q=${encodeURIComponent(contact.phone ?? contact.userId ?? '')}`}
            >
              {text('contact.messages.show')}
            </LinkButton>
          )
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          {contact.conflict && (
            <ConflictNotice
              contact={contact}
              other={contact.conflict}
              canSettle={may.canManage === true}
            />
          )}
          <Grid.Root gap={6}>
            <Grid.Item col={7} s={12} xs={12} direction="column" alignItems="stretch" gap={4}>
              <ConsentPanel
                contact={contact}
                canOptIn={may.canOptIn === true}
                canOptOut={may.canOptOut === true}
              />
              <RecordsPanel records={contact.records} />
              <ConversationsPanel contact={contact} />
            </Grid.Item>
            <Grid.Item col={5} s={12} xs={12} direction="column" alignItems="stretch" gap={4}>
              <IdentityPanel contact={contact} />
              <IdentityHistory entries={contact.identityHistory} />
              <PersonalDataPanel contact={contact} canErase={may.canErase === true} />
            </Grid.Item>
          </Grid.Root>
        </Flex>
      </Layouts.Content>
    </>
  );
}

/** A click opens the list as it was left; a fresh tab has no way back of its own. */
const Back = () => <BackButton fallback={`/plugins/${PLUGIN_ID}/contacts`} />;
