import { Box, Button, Flex, IconButton, TextInput, Typography } from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import type { SupportedApp } from '../../../../../../shared/domain/template/button/otp';
import { LIMITS } from '../../../../../../shared/domain/template/template';
import { useText } from '../../../../hooks/use-text';
import { fieldId } from '../../content/issues';
import { EditorField } from '../EditorField';
import { FieldError } from '../FieldError';
import { useEditor } from '../editor-context';

interface SupportedAppsFieldProps {
  index: number;
  apps: SupportedApp[];
  onChange: (apps: SupportedApp[]) => void;
}

/** The Android apps that may take the code by themselves. */
export function SupportedAppsField({ index, apps, onChange }: SupportedAppsFieldProps) {
  const text = useText();
  const { isContentLocked } = useEditor();
  const path = `buttons.${index}.supportedApps`;
  const change = (place: number, changed: Partial<SupportedApp>) =>
    onChange(apps.map((app, at) => (at === place ? { ...app, ...changed } : app)));

  return (
    <Box
      tag="fieldset"
      id={fieldId(path)}
      tabIndex={-1}
      borderColor="neutral200"
      borderStyle="solid"
      borderWidth="1px"
      hasRadius
      padding={4}
    >
      <Typography tag="legend" variant="pi" fontWeight="bold" paddingLeft={1} paddingRight={1}>
        {text('templates.button.apps')}
      </Typography>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography variant="pi" textColor="neutral600">
          {text('templates.button.appsHint', { limit: LIMITS.supportedApps })}
        </Typography>
        {apps.map(({ packageName, signatureHash }, place) => (
          <Flex key={place} gap={2} alignItems="flex-start" wrap="wrap">
            <Box flex="2" minWidth="20rem">
              <EditorField
                path={`${path}.${place}.packageName`}
                label={text('templates.button.appPackage', { number: place + 1 })}
                isRequired
              >
                <TextInput
                  dir="ltr"
                  spellCheck={false}
                  value={packageName}
                  placeholder="com.example.shop"
                  disabled={isContentLocked}
                  onChange={({ target }) => change(place, { packageName: target.value.trim() })}
                />
              </EditorField>
            </Box>
            <Box flex="1" minWidth="14rem">
              <EditorField
                path={`${path}.${place}.signatureHash`}
                label={text('templates.button.appSignature', { number: place + 1 })}
                isRequired
              >
                <TextInput
                  dir="ltr"
                  spellCheck={false}
                  value={signatureHash}
                  disabled={isContentLocked}
                  onChange={({ target }) => change(place, { signatureHash: target.value.trim() })}
                />
              </EditorField>
            </Box>
            {!isContentLocked && (
              <Box paddingTop={6}>
                <IconButton
                  size="L"
                  label={text('templates.button.appRemove', { number: place + 1 })}
                  onClick={() => onChange(apps.filter((_, at) => at !== place))}
                >
                  <Trash />
                </IconButton>
              </Box>
            )}
          </Flex>
        ))}
        <FieldError path={path} />
        {!isContentLocked && (
          <Box>
            <Button
              variant="tertiary"
              startIcon={<Plus />}
              disabled={apps.length >= LIMITS.supportedApps}
              onClick={() => onChange([...apps, { packageName: '', signatureHash: '' }])}
            >
              {text('templates.button.appAdd')}
            </Button>
          </Box>
        )}
      </Flex>
    </Box>
  );
}
