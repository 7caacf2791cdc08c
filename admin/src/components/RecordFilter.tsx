import { Flex, Tag } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useCollectionName } from '../hooks/use-collection-name';
import { useText } from '../hooks/use-text';

interface RecordFilterProps {
  of: 'messages' | 'contacts' | 'runs';
  uid: string;
  onClear: () => void;
}

/** Says that a list shows what belongs to one record, and takes that away. */
export function RecordFilter({ of, uid, onClear }: RecordFilterProps) {
  const text = useText();
  const record = useCollectionName(uid);
  return (
    <Flex>
      <Tag icon={<Cross />} label={text(`${of}.filter.record.clear`)} onClick={onClear}>
        {text(`${of}.filter.record`, { record })}
      </Tag>
    </Flex>
  );
}
