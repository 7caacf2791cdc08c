import { Grid } from '@strapi/design-system';
import { useWhatsappListPeopleQuery } from '../../../api/people';
import { Half } from '../../../components/Half';
import { Panel } from '../../../components/Panel';
import { useText } from '../../../hooks/use-text';
import { PeopleField } from './PeopleField';

/** Who hears when Meta rejects, pauses or recategorises something, or when the account stops. */
export function NotifySection() {
  const text = useText();
  const { data: people } = useWhatsappListPeopleQuery();
  // Those who may not see the people keep what is stored.
  if (!people) return null;
  return (
    <Panel title={text('accounts.section.notify')} intro={text('accounts.section.notifyIntro')}>
      <Grid.Root gap={5}>
        <Half>
          <PeopleField name="notifyUsers" options={people.users} />
        </Half>
        <Half>
          <PeopleField name="notifyRoles" options={people.roles} />
        </Half>
      </Grid.Root>
    </Panel>
  );
}
