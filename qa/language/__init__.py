"""What words tell, whatever is asked: names, numbers, speakers, phrases, the word lists that rules go by."""
