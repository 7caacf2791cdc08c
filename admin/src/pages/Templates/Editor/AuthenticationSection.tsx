import { Box, Checkbox, Flex, NumberInput, Typography } from '@strapi/design-system';
import {
  EXPIRATION_MINUTES,
  newAuthentication,
  type Authentication,
} from '../../../../../shared/domain/template/authentication';
import { Panel } from '../../../components/Panel';
import { useText } from '../../../hooks/use-text';
import { withAuthentication } from '../content/category';
import { fieldId } from '../content/issues';
import { EditorField } from './EditorField';
import { useEditor } from './editor-context';

/** What can be chosen about the text of an authentication template, and what Meta makes of it. */
export function AuthenticationSection() {
  const text = useText();
  const { values, isContentLocked, changeContent } = useEditor();
  const authentication = values.content.authentication ?? newAuthentication();
  const { addSecurityRecommendation, codeExpirationMinutes } = authentication;
  const change = (changed: Partial<Authentication>) =>
    changeContent((content) =>
      withAuthentication(content, {
        ...(content.authentication ?? newAuthentication()),
        ...changed,
      }),
    );

  return (
    <Panel
      id={fieldId('authentication')}
      title={text('templates.section.message')}
      intro={text('templates.authentication.intro')}
    >
      <Flex direction="column" alignItems="stretch" gap={5}>
        <PresetText body={values.content.body} footer={values.content.footer} />
        <Checkbox
          checked={addSecurityRecommendation}
          disabled={isContentLocked}
          onCheckedChange={(checked) => change({ addSecurityRecommendation: checked === true })}
        >
          {text('templates.authentication.security')}
        </Checkbox>
        <Checkbox
          checked={codeExpirationMinutes !== null}
          disabled={isContentLocked}
          onCheckedChange={(checked) =>
            change({
              codeExpirationMinutes:
                checked === true ? newAuthentication().codeExpirationMinutes : null,
            })
          }
        >
          {text('templates.authentication.expires')}
        </Checkbox>
        {codeExpirationMinutes !== null && (
          <Box paddingLeft={8} maxWidth="32rem">
            <EditorField
              path="authentication.codeExpirationMinutes"
              label={text('templates.authentication.minutes')}
              hint={text('templates.authentication.minutesHint', EXPIRATION_MINUTES)}
            >
              <NumberInput
                value={codeExpirationMinutes}
                disabled={isContentLocked}
                onValueChange={(minutes) => change({ codeExpirationMinutes: minutes ?? 0 })}
              />
            </EditorField>
          </Box>
        )}
      </Flex>
    </Panel>
  );
}

function PresetText({ body, footer }: { body: string; footer: string | null }) {
  const text = useText();
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Typography variant="pi" fontWeight="bold" tag="p">
        {text('templates.authentication.preset')}
      </Typography>
      <Box tag="blockquote" background="neutral100" borderColor="neutral200" hasRadius padding={4}>
        <Typography tag="p" dir="auto">
          {body.replaceAll('*', '')}
        </Typography>
        {footer && (
          <Typography tag="p" dir="auto" variant="pi" textColor="neutral600">
            {footer}
          </Typography>
        )}
      </Box>
    </Flex>
  );
}
