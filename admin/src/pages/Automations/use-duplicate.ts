import { useNavigate } from 'react-router-dom';
import { useWhatsappDuplicateAutomationMutation } from '../../api/automations';
import { useApiError } from '../../hooks/use-api-error';
import { automationPath } from './paths';

/** Copies an automation and opens the copy, which is off. */
export function useDuplicate() {
  const navigate = useNavigate();
  const { notifyError } = useApiError();
  const [duplicate] = useWhatsappDuplicateAutomationMutation();
  return async (documentId: string): Promise<void> => {
    const result = await duplicate(documentId);
    if ('error' in result) notifyError(result.error);
    else navigate(automationPath(result.data.documentId));
  };
}
