import { Grid } from '@strapi/design-system';
import { useWhatsappListPeopleQuery } from '../../../api/people';
import { Half } from '../../../components/Half';
import { Panel } from '../../../components/Panel';
import { useText } from '../../../hooks/use-text';
import { PeopleField } from './PeopleField';
import { SwitchField } from './SwitchField';
import { useAccountField } from './use-account-field';

/** Who may see the account, with all that is written through it, and use it. */
export function AccessSection() {
  const text = useText();
  const { data: people } = useWhatsappListPeopleQuery();
  const { value: isRestricted } = useAccountField('isRestricted');
  const { value: users } = useAccountField('allowedUsers');
  const { value: roles } = useAccountField('allowedRoles');
  // Those who may not see the people keep what is stored.
  if (!people) return null;
  const said = !isRestricted ? 'everyone' : users.length + roles.length > 0 ? 'some' : 'nobody';
  return (
    <Panel title={text('accounts.section.access')} intro={text('accounts.section.accessIntro')}>
      <Grid.Root gap={5}>
        <Grid.Item col={12} alignItems="flex-start">
          <SwitchField
            name="isRestricted"
            hint={<span aria-live="polite">{text(`accounts.access.${said}`)}</span>}
          />
        </Grid.Item>
        {isRestricted && (
          <>
            <Half>
              <PeopleField name="allowedRoles" options={people.roles} />
            </Half>
            <Half>
              <PeopleField name="allowedUsers" options={people.users} />
            </Half>
          </>
        )}
      </Grid.Root>
    </Panel>
  );
}
