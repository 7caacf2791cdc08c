import { Flex, Typography } from '@strapi/design-system';
import { COPY_CODE_PLACEHOLDER } from '../../../../../../shared/domain/template/button/copy-code';
import { LIMITS } from '../../../../../../shared/domain/template/template';
import { useText } from '../../../../hooks/use-text';
import { MappingLink } from './MappingLink';
import type { ButtonFieldsProps } from '.';

/** A button that copies a code: WhatsApp writes its label, and the code is a variable. */
export function CopyCodeFields({ index }: ButtonFieldsProps) {
  const text = useText();
  return (
    <Flex direction="column" alignItems="flex-start" gap={2}>
      <Typography textColor="neutral800">
        {text('templates.button.copyCodeHelp', { limit: LIMITS.code })}
      </Typography>
      <MappingLink index={index} placeholder={COPY_CODE_PLACEHOLDER}>
        {text('templates.button.mapCode')}
      </MappingLink>
    </Flex>
  );
}
