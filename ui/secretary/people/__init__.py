"""The room of people: roster, keys compared on the phone, conflicts, who reads what."""
