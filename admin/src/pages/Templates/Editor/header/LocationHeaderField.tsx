import { Flex, TextButton, Typography } from '@strapi/design-system';
import { LOCATION_PARTS } from '../../../../../../shared/domain/template/header/location';
import { useText } from '../../../../hooks/use-text';
import { useEditor } from '../editor-context';
import { Inset } from '../Inset';

/** A place above the body: there is nothing to write, its four values are variables. */
export function LocationHeaderField() {
  const text = useText();
  const { goTo } = useEditor();
  return (
    <Inset>
      <Flex direction="column" alignItems="flex-start" gap={2}>
        <Typography>{text('templates.location.help')}</Typography>
        <TextButton onClick={() => goTo(`variables.header.${LOCATION_PARTS[0]}.type`)}>
          {text('templates.location.map')}
        </TextButton>
      </Flex>
    </Inset>
  );
}
