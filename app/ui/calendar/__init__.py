"""S10 Agenda: calendars by day, week, month and list, with the tasks beside them."""
