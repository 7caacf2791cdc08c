import {
  Box,
  Button,
  Flex,
  IconButton,
  MenuItem,
  SimpleMenu,
  Typography,
} from '@strapi/design-system';
import { ArrowLeft, Calendar, Check, Clock, More, PriceTag, User } from '@strapi/icons';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Conversation } from '../../../../../shared/contracts/conversations';
import type { Inbox } from '../../../../../shared/contracts/inbox';
import { PLUGIN_ID } from '../../../../../shared/plugin';
import { useWhatsappListColleaguesQuery } from '../../../api/conversations';
import { contactName } from '../../../components/contact-name';
import { PhoneNumber } from '../../../components/PhoneNumber';
import { SandboxBadge } from '../../../components/SandboxBadge';
import { useText } from '../../../hooks/use-text';
import { useShortcuts } from '../use-shortcuts';
import { AssignMenu } from './AssignMenu';
import { CheckMenu } from './CheckMenu';
import { LabelChip } from './LabelChip';
import { snoozeUntil, SNOOZES } from './snooze-times';
import { SnoozeDialog } from './SnoozeDialog';
import { useWork } from './use-work';
import type { WindowState } from './window-state';
import { WindowBadge } from './WindowBadge';

interface ConversationHeaderProps {
  conversation: Conversation;
  inbox: Inbox;
  window: WindowState;
  onBack?: () => void;
}

/** Whom the conversation is with, until when anything may be sent, and what can be done with it. */
export function ConversationHeader(props: ConversationHeaderProps) {
  const { conversation, inbox, window, onBack } = props;
  const { contact, accountName, accountIsSandbox, labels, snoozedUntil } = conversation;
  const text = useText();
  const { formatDate } = useIntl();
  const name = (contact && contactName(contact)) ?? text('contacts.noName');
  return (
    <Bar>
      <Who>
        {onBack && (
          <IconButton label={text('inbox.thread.back')} variant="ghost" onClick={onBack}>
            <ArrowLeft />
          </IconButton>
        )}
        <Names>
          <Typography variant="delta" tag="h1" ellipsis dir="auto">
            {contact && inbox.may.seeContacts ? (
              <Plain to={`/plugins/${PLUGIN_ID}/contacts/${contact.documentId}`}>{name}</Plain>
            ) : (
              name
            )}
          </Typography>
          <Flex gap={2} wrap="wrap">
            {contact?.international && contact.international !== name && (
              <Typography variant="pi" textColor="neutral600">
                <PhoneNumber>{contact.international}</PhoneNumber>
              </Typography>
            )}
            {inbox.accounts.length > 1 && accountName && (
              <Typography variant="pi" textColor="neutral600">
                {text('inbox.thread.account', { account: accountName })}
              </Typography>
            )}
            {accountIsSandbox && <SandboxBadge />}
            <WindowBadge state={window} />
            {snoozedUntil && (
              <Typography variant="pi" textColor="neutral700">
                {text('inbox.thread.snoozed', {
                  time: formatDate(snoozedUntil, { dateStyle: 'medium', timeStyle: 'short' }),
                })}
              </Typography>
            )}
            {labels.map((label) => (
              <LabelChip key={label.documentId} label={label} />
            ))}
          </Flex>
        </Names>
      </Who>
      <Tools conversation={conversation} inbox={inbox} />
    </Bar>
  );
}

function Tools({ conversation, inbox }: Pick<ConversationHeaderProps, 'conversation' | 'inbox'>) {
  const { documentId, status, labels, members, snoozedUntil } = conversation;
  const { me, may } = inbox;
  const text = useText();
  const { formatDate } = useIntl();
  const work = useWork(documentId);
  const { data: colleagues = [] } = useWhatsappListColleaguesQuery(undefined, {
    skip: !may.assign,
  });
  const [isChoosing, setIsChoosing] = useState(false);
  const isOpen = status === 'open';
  const [wanted, setWanted] = useState<string[] | null>(null);
  const chosen = wanted ?? labels.map((label) => label.documentId);
  // Ticked one after the other, faster than the server answers.
  const setLabels = async (next: string[]) => {
    setWanted(next);
    await work.setLabels(next);
    setWanted((latest) => (latest === next ? null : latest));
  };
  const offered = may.assign ? colleagues : [{ id: me.id, name: me.name }];
  // Who is there and may not be chosen any more can still be taken out.
  const people = [...offered, ...members.filter(({ id }) => offered.every((one) => one.id !== id))];

  const toggle = () => void work.change(isOpen ? 'close' : 'reopen');
  useShortcuts({ e: () => may.reply && toggle() });

  return (
    <Flex gap={2} wrap="wrap">
      <AssignMenu conversation={conversation} inbox={inbox} />
      {may.reply && (
        <>
          <CheckMenu
            label={text('inbox.thread.labels')}
            icon={<PriceTag />}
            empty={text('inbox.thread.labels.none')}
            options={inbox.labels.map((label) => ({
              value: label.documentId,
              label: <LabelChip label={label} />,
              isChecked: chosen.includes(label.documentId),
            }))}
            onToggle={(label, isChecked) =>
              void setLabels(isChecked ? [...chosen, label] : chosen.filter((one) => one !== label))
            }
          />
          <CheckMenu
            label={text('inbox.thread.members')}
            icon={<User />}
            empty={text('inbox.thread.members.none')}
            options={people.map(({ id, name }) => ({
              value: String(id),
              label: id === me.id ? text('inbox.thread.members.me', { name }) : name,
              isChecked: members.some((member) => member.id === id),
              isDisabled: id !== me.id && !may.assign,
            }))}
            onToggle={(user, isChecked) =>
              void (isChecked ? work.addMember(Number(user)) : work.removeMember(Number(user)))
            }
          />
          <Button
            size="S"
            variant={isOpen ? 'secondary' : 'default'}
            startIcon={isOpen ? <Check /> : undefined}
            onClick={toggle}
          >
            {text(isOpen ? 'inbox.thread.close' : 'inbox.thread.reopen')}
          </Button>
          <SimpleMenu
            tag={IconButton}
            icon={<More />}
            label={text('inbox.thread.menu')}
            popoverPlacement="bottom-end"
            variant="tertiary"
          >
            {snoozedUntil && (
              <MenuItem startIcon={<Clock />} onSelect={() => void work.snooze(null)}>
                {text('inbox.thread.snooze.end')}
              </MenuItem>
            )}
            {SNOOZES.map((snooze) => {
              const until = snoozeUntil(snooze, new Date());
              return (
                until && (
                  <MenuItem
                    key={snooze}
                    startIcon={<Clock />}
                    onSelect={() => void work.snooze(snoozeUntil(snooze, new Date()))}
                  >
                    {text('inbox.thread.snooze', {
                      time: formatDate(until, {
                        weekday: 'short',
                        hour: 'numeric',
                        minute: 'numeric',
                      }),
                    })}
                  </MenuItem>
                )
              );
            })}
            <MenuItem startIcon={<Calendar />} onSelect={() => setIsChoosing(true)}>
              {text('inbox.thread.snooze.custom')}
            </MenuItem>
          </SimpleMenu>
          {isChoosing && (
            <SnoozeDialog
              until={snoozedUntil}
              onSnooze={(until) => void work.snooze(until)}
              onClose={() => setIsChoosing(false)}
            />
          )}
        </>
      )}
    </Flex>
  );
}

const Bar = styled(Box).attrs({ tag: 'header' })`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: space-between;
  gap: 8px 16px;
  padding: 8px 16px;
  border-block-end: 1px solid ${({ theme }) => theme.colors.neutral200};
  background: ${({ theme }) => theme.colors.neutral0};
`;

const Who = styled.div`
  display: flex;
  flex: 1 1 24rem;
  align-items: center;
  gap: 12px;
  min-width: 0;

  @media (max-width: 767px) {
    /* The button that shows the person lies in this corner. */
    padding-inline-end: 4rem;
  }
`;

const Names = styled.div`
  display: flex;
  flex-direction: column;
  gap: 2px;
  min-width: 0;
`;

const Plain = styled(NavLink)`
  color: inherit;
  text-decoration: none;

  &:hover {
    text-decoration: underline;
  }
`;
