import { Flex, Grid, LinkButton, Typography } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import { PLUGIN_ID } from '../../../../../shared/plugin';
import { Panel } from '../../../components/Panel';
import { useText } from '../../../hooks/use-text';
import { PERMISSIONS } from '../../../permissions';
import { fieldId } from '../content/issues';
import { AllowedSenders } from './AllowedSenders';
import { TimeToLiveField } from './TimeToLiveField';
import { useEditor } from './editor-context';

/** Who may send the template, how long Meta tries to deliver it, and how it is used. */
export function SettingsTab() {
  const text = useText();
  const { template } = useEditor();
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Panel
        id={fieldId('allowed')}
        title={text('templates.section.allowed')}
        intro={text('templates.allowed.intro')}
      >
        <Grid.Root gap={4}>
          <AllowedSenders />
        </Grid.Root>
      </Panel>
      <Panel title={text('templates.section.delivery')}>
        <Grid.Root gap={4}>
          <TimeToLiveField />
        </Grid.Root>
      </Panel>
      {template && <Use />}
    </Flex>
  );
}

/** What became of messages with this template. */
function Use() {
  const text = useText();
  const { template } = useEditor();
  const { allowedActions } = useRBAC(PERMISSIONS.messagesRead);
  if (!template) return null;
  const { name, clicks } = template;
  return (
    <Panel
      title={text('templates.section.use')}
      action={
        allowedActions.canRead && (
          <LinkButton
            tag={Link}
            variant="tertiary"
            to={`/plugins/${PLUGIN_ID}/messages?${new URLSearchParams({ template: name })}`}
          >
            {text('templates.use.messages')}
          </LinkButton>
        )
      }
    >
      <Typography>
        {text('templates.use.clicks', { people: clicks.people, robots: clicks.robots })}
      </Typography>
    </Panel>
  );
}
