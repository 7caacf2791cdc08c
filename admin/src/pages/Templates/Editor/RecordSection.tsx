import { Grid } from '@strapi/design-system';
import { Panel } from '../../../components/Panel';
import { useText } from '../../../hooks/use-text';
import { AppliesToField } from './AppliesToField';

/** From which records messages go out, and to which of their numbers. */
export function RecordSection() {
  const text = useText();
  return (
    <Panel title={text('templates.section.record')}>
      <Grid.Root gap={4}>
        <AppliesToField />
      </Grid.Root>
    </Panel>
  );
}
