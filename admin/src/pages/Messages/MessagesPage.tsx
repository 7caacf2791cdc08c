import { Page } from '@strapi/strapi/admin';

export default function MessagesPage() {
  return <Page.Loading />;
}
