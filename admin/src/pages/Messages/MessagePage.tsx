import { Page } from '@strapi/strapi/admin';

export default function MessagePage() {
  return <Page.Loading />;
}
