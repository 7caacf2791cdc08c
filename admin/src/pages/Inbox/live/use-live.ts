export { useInboxEvents } from '../../../hooks/use-inbox-events';
