import type { Version } from '../../../../../shared/domain/automation/trigger';
import { useText } from '../../../hooks/use-text';
import { ChoiceField } from './fields';
import { useRuleFields } from './use-rule-field';

interface VersionFieldProps {
  uid: string;
  value: Version | undefined;
  onChange: (version: Version) => void;
}

/** Which version of a record is looked at, where there are two. */
export function VersionField({ uid, value, onChange }: VersionFieldProps) {
  const text = useText();
  const { currentData } = useRuleFields(uid);
  if (!currentData?.hasDraftAndPublish) return null;
  return (
    <ChoiceField
      path="trigger.version"
      label={text('automation.version')}
      value={value ?? 'published'}
      options={(['published', 'draft'] as const).map((version) => ({
        value: version,
        label: text(`automation.version.${version}`),
      }))}
      onChange={onChange}
    />
  );
}
